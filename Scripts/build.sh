# Builds the program when something changed; shared by Scripts/chat and Scripts/install, sourced after Scripts/setup.sh.
# shellcheck shell=bash
: "${root:?set by the script that sources this one}"

program="$root/.build/release/footnote"
stamp="$root/.build/chat.stamp"

# Whether something that goes into the program changed after the last build began.
is_stale() {
  [ ! -x "$program" ] || [ ! -e "$stamp" ] ||
    [ -n "$(find "$root/Package.swift" "$root/Sources" "$root/Prompts" "$root/Scripts" \
      -newer "$stamp" -print -quit)" ]
}

# Whether a line of standard error can be drawn over and over.
shows_progress() { [ -t 2 ] && [ "${TERM:-dumb}" != dumb ]; }

# Columns of the terminal behind standard error; 80 when unknown.
columns() {
  local size
  size=$(stty size <&2 2>/dev/null) || size=""
  size=${size#* }
  if [ "${size:-0}" -gt 0 ]; then printf '%s' "$size"; else printf 80; fi
}

# "1 min 05 s"
duration() {
  if [ "$1" -lt 60 ]; then printf '%d s' "$1"; else printf '%d min %02d s' "$(($1 / 60))" "$(($1 % 60))"; fi
}

# "██████······" for a step and how many there are.
bar() {
  local cells=24 done=$((24 * $1 / ($2 > 0 ? $2 : 1))) text="" cell
  for ((cell = 0; cell < cells; cell++)); do
    if [ "$cell" -lt "$done" ]; then text+="█"; else text+="·"; fi
  done
  printf '%s' "$text"
}

# "3 of 40 · ", or nothing while the number of steps is not known.
step_count() { if [ "$2" -gt 0 ]; then printf '%s of %s · ' "$1" "$2"; fi; }

# Turns what "swift build" says on standard input into one line that moves; on anything but a terminal into a line for each
# module. What it said is kept in the file $1, for a build that fails.
show_build() {
  local line="" log=$1 step=0 steps=0 what="fetching packages" shown="" start=$SECONDS status text width
  while true; do
    status=0
    IFS= read -r -t 1 line || status=$?
    if [ "$status" -gt 128 ]; then
      :
    elif [ "$status" -ne 0 ] && [ -z "$line" ]; then
      break
    else
      printf '%s\n' "$line" >>"$log"
      if [[ $line =~ ^\[([0-9]+)/([0-9]+)\]\ (.*) ]]; then
        step=${BASH_REMATCH[1]} steps=${BASH_REMATCH[2]} what=${BASH_REMATCH[3]}
        # "Compiling GRDB Row.swift", "Write sources", …: only the module says something to a newcomer.
        if [[ $what =~ ^Compiling\ ([A-Za-z]+) ]]; then
          what=${BASH_REMATCH[1]}
        elif [[ $what =~ ^(Linking|Emitting) ]]; then what="linking"; else what=""; fi
      fi
    fi
    if shows_progress; then
      width=$(columns)
      text="$(step_count "$step" "$steps")$(duration $((SECONDS - start)))${what:+ · $what}"
      if [ "$width" -ge 60 ]; then text="    $(bar "$step" "$steps") $text"; fi
      printf '\r%s\033[K' "${text:0:$((width - 1))}" >&2
    elif [ -n "$what" ] && [ "$what" != "$shown" ]; then
      shown=$what
      say "    $(step_count "$step" "$steps")$(duration $((SECONDS - start))) · $what"
    fi
  done
  if shows_progress; then printf '\r\033[K' >&2; fi
}

# What is not on the way of an answer is built without optimising, which spares a fifth of the
# processor time: libraries, commands, rendering. The stages that read, find and choose are optimised
# all the same, by a setting of their own in Package.swift.
lean=(-Xswiftc -Onone -Xcxx -O0)

# Builds the program, showing how far it has come; does nothing when it is up to date.
build_program() {
  local log start=$SECONDS
  if ! is_stale; then return; fi
  log=$(mktemp)
  mkdir -p "$(dirname "$stamp")"
  touch "$stamp.new"
  # Ctrl-C ends the build too.
  if ! swift build --package-path "$root" -c release "${lean[@]}" --product footnote 2>&1 | show_build "$log"; then
    grep -A 12 -m 5 'error:' "$log" >&2 || tail -n 20 "$log" >&2
    fail "The build failed; the first error above says why (all it said: $log). If it names a missing file, try: rm -rf $root/.build"
  fi
  rm -f "$log"
  mv "$stamp.new" "$stamp"
  say "    built in $(duration $((SECONDS - start)))"
}
