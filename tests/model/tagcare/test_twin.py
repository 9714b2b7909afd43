"""Spellings of one tag are found in several languages; other words are left alone."""

from __future__ import annotations

import pytest

from tests.model.tagcare.uses import use
from tui.model.tagcare.twin import twins
from tui.model.tagcare.twin_key import twin_key

SAME = {
    "English": """
        llm=LLMs, open source=Open-Source, open source=opensource, the cloud=cloud, query=queries
        movie=movies, cookie=cookies, box=boxes, database=databases, cache=caches, match=matches
        hero=heroes, index=indices, analysis=analyses, child=children, node.js=nodejs, r&d=R and D
        colour=color, optimisation=optimization, modelling=modeling, centre=center, defence=defense
        catalogue=catalog, behaviours=behavior, programme=programs, #readwithme=readwithme
        ci/cd=CI CD, kv_cache=KV Caches, machine-learning=machine learning, apis=API, gpus=GPU
        C++=c++, virtualisation=virtualization, startup=start-ups, e-mail=emails, class=classes
    """,
    "German": """
        Datenbank=datenbank, Foto=Fotos, Künstliche-Intelligenz=künstliche intelligenz
        Newsletter=newsletters, Auto=Autos, Café=Cafés, Straße=STRASSE, Video=videos
        Open-Data=opendata, Blog=Blogs, Podcast=podcasts, Tipp-Spiel=tippspiel
    """,
    "French": """
        logiciel libre=logiciels libres, bibliographie=bibliographies, réseau-social=réseau social
        donnée=données, vidéo=vidéos, technologie=technologies, outil=outils, école=écoles
        photo=photos, langue=langues, base de données=bases de données, histoire=histoires
    """,
    "Spanish": """
        dato abierto=datos abiertos, energía=energías, software-libre=software libre
        noticia=noticias, libro=libros, base de datos=bases de datos, biblioteca=bibliotecas
        juego=juegos, tecnología=tecnologías, idioma=idiomas, receta=recetas, viaje=viajes
    """,
    "Russian": """
        Машинное обучение=машинное-обучение, Открытый код=открытый_код, СССР=ссср
        веб-разработка=веб разработка, #книги=книги, Линукс=линукс
    """,
}
"""What a reader of the language takes for one tag."""

OTHER = {
    "English": """
        news=new, redis=redi, windows=window, rails=rail, pandas=panda, lens=len, bias=bia
        physics=physic, series=serie, chaos=chao, kubernetes=kubernete, c=c++, c=c#, 1.5=15
        java=javascript, go=golang, times=time, goods=good, glass=glas, mars=mar, arms=arm
        exercise=exercize, aws=aw, css=cs, ai=a, hour=hor, four=for, politics=politic
    """,
    "German": """
        Haus=Hau, Preis=Prei, Kreis=Krei, Glas=Gla, Maus=Mau, Kurs=Kur, als=al, Reis=Rei
        Datenbank=Datenbanken, Wolke=Wolken
    """,
    "French": "temps=temp, corps=corp, cours=cour, pays=pay, fois=foi, bras=bra, vers=ver",
    "Spanish": "crisis=crisi, lunes=lune, mes=me, gas=ga, país=paí, luz=lu",
    "Russian": "май=маи, код=кот, рок=роки, чёрт=черт!ы, лес=леса, язык=языки",
}
"""What she takes for two."""


def pairs(text: str) -> list[list[str]]:
    return [
        pair.strip().split("=")
        for line in text.split("\n")
        for pair in line.split(",")
        if pair.strip()
    ]


@pytest.mark.parametrize("language", SAME)
def test_spellings_of_one_tag_share_a_key(language: str) -> None:
    assert [pair for pair in pairs(SAME[language]) if len(set(map(twin_key, pair))) > 1] == []


@pytest.mark.parametrize("language", OTHER)
def test_other_words_have_other_keys(language: str) -> None:
    assert [pair for pair in pairs(OTHER[language]) if len(set(map(twin_key, pair))) == 1] == []


def test_the_larger_of_twins_stays_and_it_is_said_how_they_differ() -> None:
    tags = use(
        "LLMs, ai",
        "llm, Open-Source",
        "llm, open source",
        "opensource, colour, node.js",
        "open source, color, nodejs",
        "color, open source",
    )
    found = [(each.tag, each.target, each.evidence, each.sure) for each in twins(tags)]
    assert found == [
        ("LLMs", "llm", "plural", True),
        ("Open-Source", "open source", "separators", True),
        ("colour", "color", "spelling", True),
        ("node.js", "nodejs", "separators", True),
        ("opensource", "open source", "separators", True),
    ]


def test_of_twins_on_as_many_notes_the_one_with_spaces_stays_else_the_shorter() -> None:
    tags = use("kv-cache", "kv cache", "queries", "query")
    assert [(each.tag, each.target) for each in twins(tags)] == [
        ("kv-cache", "kv cache"),
        ("queries", "query"),
    ]


def test_twins_that_differ_in_accents_are_not_sure() -> None:
    found = twins(use("schon", "schön", "schön", "cafes", "café"))
    assert [(each.tag, each.target, each.evidence, each.sure) for each in found] == [
        ("cafes", "café", "accents", False),
        ("schon", "schön", "accents", False),
    ]


def test_a_tag_without_letters_and_digits_is_no_twin() -> None:
    assert twins(use("🔥", "🎉", "!", "…")) == []
