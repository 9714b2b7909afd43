"""The query parameters that track a visitor and do not change the page."""

from __future__ import annotations

TRACKING_PREFIXES = ("utm_", "mtm_", "hsa_", "matomo_", "piwik_")
"""Beginnings of names, in lower case."""

TRACKING_NAMES = frozenset(
    {
        "__hsfp",
        "__hssc",
        "__hstc",
        "__s",
        "_branch_match_id",
        "_ga",
        "_gl",
        "_hsenc",
        "_hsmi",
        "_openstat",
        "action_object_map",
        "action_ref_map",
        "action_type_map",
        "dclid",
        "epik",
        "fb_action_ids",
        "fb_action_types",
        "fb_ref",
        "fb_source",
        "fbclid",
        "gad_campaignid",
        "gad_source",
        "gbraid",
        "gclid",
        "gclsrc",
        "hsctatracking",
        "igsh",
        "igshid",
        "li_fat_id",
        "mc_cid",
        "mc_eid",
        "mkt_tok",
        "ml_subscriber",
        "ml_subscriber_hash",
        "msclkid",
        "oly_anon_id",
        "oly_enc_id",
        "pk_campaign",
        "pk_cid",
        "pk_content",
        "pk_keyword",
        "pk_kwd",
        "pk_medium",
        "pk_source",
        "rb_clickid",
        "s_cid",
        "srsltid",
        "ttclid",
        "twclid",
        "unicorn_click_id",
        "vero_conv",
        "vero_id",
        "wbraid",
        "wickedid",
        "xtor",
        "yclid",
        "ymclid",
    }
)
"""Whole names, in lower case."""


def is_tracking(name: str) -> bool:
    """Returns whether a parameter of this name only tracks, compared without case."""
    name = name.lower()
    return name in TRACKING_NAMES or name.startswith(TRACKING_PREFIXES)
