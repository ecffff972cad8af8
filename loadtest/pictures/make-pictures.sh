#!/bin/sh
# Makes the test pictures of simulated people: somebody made of a few round shapes on a bike, who rides at a class's pace.
# Short VP8 loops in IVF files, 12 pictures per second, a key frame each second, so that a new viewer waits a second at
# most. Needs ffmpeg with libvpx and some minutes; running the demo needs neither.
set -eu
cd "$(dirname "$0")"

# Shapes are painted by `geq` as white on black. Lengths are in heights of the picture: x 0 … 16/9, y 0 … 1 downwards.
# capsule AX AY BX BY RADIUS: the round line from A to B; each may be an expression of the time T.
capsule() {
  printf '(st(2,clip(((ld(0)-(%s))*((%s)-(%s))+(ld(1)-(%s))*((%s)-(%s)))/(pow((%s)-(%s),2)+pow((%s)-(%s),2)+0.00001),0,1));' \
    "$1" "$3" "$1" "$2" "$4" "$2" "$3" "$1" "$4" "$2"
  printf 'clip(0.5+H*(%s-hypot(ld(0)-(%s)-ld(2)*((%s)-(%s)),ld(1)-(%s)-ld(2)*((%s)-(%s)))),0,1))' \
    "$5" "$1" "$3" "$1" "$2" "$4" "$2"
}

# shapes CAPSULE…: what any of them covers, as the expression of a grey picture.
shapes() {
  printf 'st(0,X/H);st(1,Y/H);255*'
  for each in "$@"; do printf 'max(%s,' "$each"; done
  printf '0'
  for each in "$@"; do printf ')'; done
}

# layer NAME COLOUR EXPRESSION: a filter that paints the shapes over [NAME-in] and gives [NAME].
layer() {
  printf "color=c=gray:size=320x180:rate=12:duration=4,format=gray,geq=lum='%s'[%s-mask];" "$3" "$1"
  printf 'color=c=%s:size=320x180:rate=12:duration=4,format=rgba[%s-fill];' "$2" "$1"
  printf '[%s-fill][%s-mask]alphamerge[%s-shape];[%s-in][%s-shape]overlay=shortest=1[%s];' "$1" "$1" "$1" "$1" "$1" "$1"
}

# make NAME SIZE RATE WALL FLOOR SHIRT X TURNS WAVE
#   X: where the bike stands; TURNS of the pedals in the 4 s of the loop; WAVE: how far the right arm goes up, 0 or 1.
make() {
  name=$1 size=$2 rate=$3 wall=$4 floor=$5 shirt=$6 x=$7 turns=$8 wave=$9
  turn="2*PI*$turns*T/4"
  sway="$x+0.014*sin($turn)"
  bob="0.008*sin(2*$turn)"
  up="$wave*pow(0.5-0.5*cos(2*PI*T/4),2)"
  bike=$(shapes \
    "$(capsule "$x" 0.70 "$x" 1.1 0.022)" \
    "$(capsule "$x-0.21" 0.70 "$x+0.21" 0.70 0.017)")
  legs=$(shapes \
    "$(capsule "$x-0.07" 0.68 "$x-0.135" "0.83+0.055*sin($turn)" 0.058)" \
    "$(capsule "$x-0.135" "0.83+0.055*sin($turn)" "$x-0.105" "1.02+0.055*sin($turn)" 0.046)" \
    "$(capsule "$x+0.07" 0.68 "$x+0.135" "0.83-0.055*sin($turn)" 0.058)" \
    "$(capsule "$x+0.135" "0.83-0.055*sin($turn)" "$x+0.105" "1.02-0.055*sin($turn)" 0.046)")
  trunk=$(shapes \
    "$(capsule "$sway" "0.46+$bob" "$x" 0.66 0.108)" \
    "$(capsule "$sway-0.105" "0.425+$bob" "$sway+0.105" "0.425+$bob" 0.058)")
  skin=$(shapes \
    "$(capsule "$sway" "0.25+$bob" "$sway" "0.275+$bob" 0.078)" \
    "$(capsule "$sway" "0.30+$bob" "$sway" "0.38+$bob" 0.036)" \
    "$(capsule "$sway-0.14" "0.44+$bob" "$x-0.235" 0.57 0.036)" \
    "$(capsule "$x-0.235" 0.57 "$x-0.175" 0.685 0.032)" \
    "$(capsule "$sway+0.14" "0.44+$bob" "$x+0.235+0.02*$up" "0.57-0.20*$up" 0.036)" \
    "$(capsule "$x+0.235+0.02*$up" "0.57-0.20*$up" "$x+0.175+0.09*$up" "0.685-0.53*$up" 0.032)")
  hair=$(shapes "$(capsule "$sway-0.035" "0.205+$bob" "$sway+0.035" "0.205+$bob" 0.052)")
  graph="color=c=$wall:size=320x180:rate=12:duration=4,drawbox=y=ih*0.8:h=ih:color=$floor:t=fill,"
  graph="${graph}drawbox=x=iw*0.08:y=ih*0.12:w=iw*0.17:h=ih*0.36:color=white@0.16:t=fill,format=rgba,null[bike-in];"
  graph="$graph$(layer bike 0x171a22 "$bike")[bike]null[legs-in];"
  graph="$graph$(layer legs 0x262b3a "$legs")[legs]null[trunk-in];"
  graph="$graph$(layer trunk "$shirt" "$trunk")[trunk]null[skin-in];"
  graph="$graph$(layer skin 0xd9c7b8 "$skin")[skin]null[hair-in];"
  graph="$graph$(layer hair 0x2b2430 "$hair")[hair]scale=$(echo "$size" | tr x :):flags=bicubic,format=yuv420p"
  ffmpeg -loglevel error -y -filter_complex "$graph" \
    -c:v libvpx -b:v "$rate" -minrate "$rate" -maxrate "$rate" -g 12 -keyint_min 12 -auto-alt-ref 0 -error-resilient 1 \
    -deadline good -cpu-used 1 -t 4 -an "$name.ivf"
}

make instructor 640x360 240k 0x25413c 0x18231f 0xe8b04a 0.889 6 1
make participant-1 320x180 90k 0x3a4a68 0x232b3a 0x5aa7e8 0.92 6 0
make participant-2 320x180 90k 0x5d4a6b 0x33293c 0xe07ab0 0.82 5 0
make participant-3 320x180 90k 0x6b4a42 0x382923 0xf0885e 0.96 7 0
make participant-4 320x180 90k 0x55603c 0x2b3120 0xb9cc5a 0.86 6 0
