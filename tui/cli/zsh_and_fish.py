"""Completion in zsh and fish: what Click has for them, and values behind ``--option=``."""

from __future__ import annotations

from typing import Any

from click.shell_completion import CompletionItem, FishComplete, ZshComplete

_BEGINS = "    local -a response\n"
_LEAVES_OPTION = "    [[ $PREFIX == --*=* ]] && compset -P '*='\n"

_OFFERED = """\
        compadd -U -i "$IPREFIX" -V unsorted -a completions
    fi
"""
_KEEPS_WORD = """
    if (( compstate[nmatches] > 1 )) && [[ ${(Q)compstate[unambiguous]} != "${(Q)PREFIX}"* ]]; then
        [[ -n $compstate[old_list] ]] && compstate[insert]=menu || compstate[insert]=
        compstate[list]='list force'
    fi
"""

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
    """Asks zsh to leave ``--option=`` where it is; what is offered comes behind it.

    Values that hold the word in their middle may have nothing in common with its beginning: then
    they are listed, and the word stays until one of them is taken.
    """

    # What takes the place of the word is put behind what is left of it where that is said alone.
    source_template = (
        ZshComplete.source_template.replace(_BEGINS, f"{_BEGINS}{_LEAVES_OPTION}")
        .replace(
            "completions_with_descriptions -U", 'completions_with_descriptions -U -i "$IPREFIX"'
        )
        .replace("compadd -U", 'compadd -U -i "$IPREFIX"')
        .replace(_OFFERED, f"{_OFFERED}{_KEEPS_WORD}")
    )

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """Returns a value as zsh takes it: beside a description, it reads backslashes."""
        if item.help:
            value = str(item.value).replace("\\", r"\\")
            item = CompletionItem(value, item.type, item.help)
        return super().format_completion(item)


class Fish(FishComplete):
    """Puts values behind ``--option=``, with all that is said of them."""

    source_template = _FISH
