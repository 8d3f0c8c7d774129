# Sourced by the launchers, of a checkout and of an installed program, under bash 3.2 or later: what the JVM is told for
# a call. `choose_options PROGRAM WORDS...` adds to the array `options`; in the folder `caches` may be caches of classes,
# `extra` holds options that the user gave and that win.

# Where there is a screen, the bare call, the bare demo and the bare name of a store open the window.
has_screen() { [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} || $OSTYPE == darwin* ]]; }
is_window() {
  [[ ${2:-} == open ]] ||
    { [[ $1 == audit-workbench && ($# -eq 1 || ($# -eq 2 && ($2 == demo || $2 == *.awb || $2 == *.auditstore || $2 == *.auditbundle))) ]] && has_screen; }
}

choose_options() {
  local program=$1 call=${2:-help} collector=-XX:+UseSerialGC
  # All classes of a cache are there before the first line runs: those of the window would cost a command more than they give.
  local cache=$caches/commands.aot
  ! is_window "$@" || call=open
  shift

  case $call in
    # A window stays open: it gets the second compiler, and more memory than pages of text need.
    open)
      options+=(-Xmx600m)
      cache=$caches/window.aot ;;
    # Says two lines: a cache of thousands of classes is read for longer than these few are found in the jar.
    --version | -V)
      options+=(-XX:TieredStopAtLevel=1)
      cache= ;;
    # Reading a few pages is over before the second compiler pays; it costs a third of the start.
    -* | anomalies | business | completion | config | connect | coverage | doctor | filter | help | row | schema | show | \
      status | summary | trace | version | why | why-not)
      options+=(-XX:TieredStopAtLevel=1) ;;
    demo)
      options+=(-Xmx256m)
      # So is opening the store that comes with the program; a shop that is generated or captured takes longer.
      [[ $* =~ --(write|days|events|seed|live|url) ]] || options+=(-XX:TieredStopAtLevel=1) ;;
    # Nothing waits for it but people: both cores collect.
    scan)
      options+=(-Xmx256m)
      collector=-XX:+UseParallelGC ;;
    mcp) options+=(-Xmx512m) ;;
    capture | import | run | serve) options+=(-Xmx256m) ;;
  esac
  [[ ${extra[*]-} == *GC* ]] || options+=("$collector")
  [[ ! -f $cache ]] || options+=(-XX:AOTCache="$cache" -Xlog:cds=off -Xlog:aot=off)
  options+=(-Dauditworkbench.program="$program")

  # Without a locale the JVM reads arguments and writes text as ASCII, and every other letter becomes a question mark.
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
    C | POSIX) export LC_ALL=C.UTF-8 ;;
  esac
}
