"""Completion in zsh and fish: what Click has for them, and values behind ``--option=``."""

from __future__ import annotations

from click.shell_completion import FishComplete, ZshComplete

_BEGINS = "    local -a response\n"
_LEAVES_OPTION = "    [[ $PREFIX == --*=* ]] && compset -P '*='\n"

_FISH = """\
function %(complete_func)s
    set -l response (env %(complete_var)s=fish_complete COMP_WORDS=(commandline -cp) \\
        COMP_CWORD=(commandline -ct) %(prog_name)s)
    set -l option (string match -r -- '^--[^=]+=' (commandline -ct))
    for completion in $response
        set -l parts (string split -m 1 "," -- $completion)
        switch $parts[1]
            case plain
                printf '%%s\\n' "$option$parts[2]"
            case file
                for path in (__fish_complete_path $parts[2])
                    printf '%%s\\n' "$option$path"
                end
        end
    end
end

complete --no-files --keep-order --command %(prog_name)s --arguments "(%(complete_func)s)"
"""


class Zsh(ZshComplete):
    """Asks zsh to leave ``--option=`` where it is; what is offered comes behind it."""

    # What takes the place of the word is put behind what is left of it where that is said alone.
    source_template = (
        ZshComplete.source_template.replace(_BEGINS, f"{_BEGINS}{_LEAVES_OPTION}")
        .replace(
            "completions_with_descriptions -U", 'completions_with_descriptions -U -i "$IPREFIX"'
        )
        .replace("compadd -U", 'compadd -U -i "$IPREFIX"')
    )


class Fish(FishComplete):
    """Puts values behind ``--option=``, with all that is said of them."""

    source_template = _FISH
