/** Bash splits words at `=`, which are put together again; 3.2, the version of macOS, lacks negative indices. */
const BASH = `# Completion of cdk8s-seldon in Bash 3.2 and newer.
_cdk8s_seldon() {
  local word line current directive=4 count=0
  local -a words lines
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD}"; do
    if [[ count -gt 0 && ( $word == = || \${words[count-1]} == --*= ) ]]; then
      words[count-1]+=$word
    else
      words[count]=$word
      count=$((count + 1))
    fi
  done
  current=\${words[count-1]}
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :[0-9]*) directive=\${line#:} ;;
      *) lines+=("\${line%%$'\\t'*}") ;;
    esac
  done < <("\${COMP_WORDS[0]}" __complete -- "\${words[@]}" 2>/dev/null)
  if [[ $current == --*=* && $COMP_WORDBREAKS == *=* ]]; then
    for line in \${lines[@]+"\${lines[@]}"}; do
      COMPREPLY+=("\${line#*=}")
    done
  else
    COMPREPLY=(\${lines[@]+"\${lines[@]}"})
  fi
  [[ $current != --*=* ]] || current=\${current#*=}
  case $directive in
    0) word=-f ;;
    16) word=-d ;;
    *) return ;;
  esac
  compopt -o filenames 2>/dev/null
  while IFS= read -r line; do
    COMPREPLY+=("$line")
  done < <(compgen "$word" -- "$current")
}
complete -F _cdk8s_seldon cdk8s-seldon
`;

/** Works both as a file of `$fpath` and with `source`. */
const ZSH = `#compdef cdk8s-seldon
# Completion of cdk8s-seldon in Zsh.
_cdk8s-seldon() {
  local -a lines described
  local line directive
  lines=("\${(@f)$(\${(Q)words[1]} __complete -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  directive=\${lines[-1]}
  for line in \${lines[1,-2]}; do
    [[ $line == *$'\\t'* ]] || line+=$'\\t'
    described+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  (( \${#described} )) && _describe -t words word described
  case $directive in
    :0) compset -P '--*='; _files ;;
    :16) compset -P '--*='; _files -/ ;;
  esac
}
if [ "\${funcstack[1]}" = "_cdk8s-seldon" ]; then
  _cdk8s-seldon "$@"
else
  compdef _cdk8s-seldon cdk8s-seldon
fi
`;

const FISH = `# Completion of cdk8s-seldon in Fish.
function __cdk8s_seldon_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l lines ($words[1] __complete -- $words[2..-1] "$current" 2>/dev/null)
    set -q lines[1]; or return
    set -q lines[2]; and printf '%s\\n' $lines[1..-2]
    set -l option (string match -r -- '^--[^=]+=' $current)
    set -l typed (string replace -r -- '^--[^=]+=' '' $current)
    switch $lines[-1]
        case :0
            __fish_complete_path "$typed" | string replace -r -- '^' "$option"
        case :16
            __fish_complete_directories "$typed" | string replace -r -- '^' "$option"
    end
end
complete -c cdk8s-seldon -f -a '(__cdk8s_seldon_complete)'
`;

/** The scripts by shell. They call `__complete` of the command that is typed. */
export const SHELLS: Readonly<Record<string, string>> = { bash: BASH, zsh: ZSH, fish: FISH };
