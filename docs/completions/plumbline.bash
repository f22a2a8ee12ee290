# Completion of plumbline for bash; made by: plumbline help --completion bash
_plumbline() {
  local word="${COMP_WORDS[COMP_CWORD]}" options=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "check add scan claims trace sources reprints incidents figures profile jigsaw assess standards tiers dossier export search searches verify review serve accounts cases status doctor analyze help" -- "$word"))
    return
  fi
  case "${COMP_WORDS[1]}" in
    check) options="--json --html --verbose --reference --workspace --engine" ;;
    add) options="--workspace --reference --country --standard --edition --language --retry-failed --resume --engine --threads --json" ;;
    scan) options="--threshold --recall --list --model --train --evaluate --json --threads" ;;
    claims) options="--workspace --document --kind --country --speaker --source --finding --limit --json" ;;
    trace) options="--workspace --limit --json" ;;
    sources) options="--workspace --kind --country --why --as --pairs --limit --json" ;;
    reprints) options="--workspace --words --limit --json" ;;
    incidents) options="--workspace --document --country --type --since --until --why --limit --json" ;;
    figures) options="--workspace --country --unit --status --since --until --document --reports --json --csv" ;;
    profile) options="--workspace --since --until --passages --json" ;;
    jigsaw) options="--workspace --country --k --json" ;;
    assess) options="--workspace --standard --year --diff --criterion --evidence --decide --why --as --json" ;;
    standards) options="--year --rules --json" ;;
    tiers) options="--check --json" ;;
    dossier) options="--workspace --out --sections --standard --year --style --language --draft --date" ;;
    export) options="--workspace --format --out --country --document --kind --finding --query --year --language --engine --reviewer" ;;
    search) options="--workspace --ranked --kind --country --finding --year --language --limit --json" ;;
    searches) options="--workspace --as --kind --country --finding --year --language --since --limit --through --json --html --eml --to --from --out" ;;
    verify) options="--workspace --json --engine" ;;
    review) options="--workspace --kind --source --why --unnamed --document --after --as --json" ;;
    serve) options="--workspace --as --host --port" ;;
    accounts) options="--workspace --role --for --days --limit --as --json" ;;
    cases) options="--workspace --as --json" ;;
    status) options="--workspace --state --limit --json" ;;
    doctor) options="--workspace --deep --json" ;;
    analyze) options="--format --words --places --engine" ;;
    help) options="--man --completion" ;;
  esac
  case "$word" in
    -*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;
    *) COMPREPLY=($(compgen -f -- "$word")) ;;
  esac
}
complete -o filenames -F _plumbline plumbline
