#!/bin/sh
# Makes the test pictures of simulated people: short VP8 loops in IVF files, 12 pictures per second, a key frame each
# second, so that a new viewer waits a second at most. Needs ffmpeg with libvpx and a font; running the demo does not.
set -eu
cd "$(dirname "$0")"
FONT=${FONT:-/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf}

# make NAME WIDTHxHEIGHT HUE BITRATE: bars that drift through a hue, a sweeping dot, and what it is in words.
make() {
  name=$1 size=$2 hue=$3 rate=$4
  width=${size%x*}
  text="drawtext=fontfile=$FONT:fontcolor=white:box=1:boxcolor=black@0.55:boxborderw=$((width / 40))"
  ffmpeg -loglevel error -y \
    -f lavfi -i "gradients=size=$size:rate=12:duration=4:speed=0.02:nb_colors=3:c0=0x2c3550:c1=0x5b78ac:c2=0x1a2136:seed=7" \
    -f lavfi -i "color=c=0xd8dce8:size=$((width / 16))x$((width / 16)):rate=12:duration=4" \
    -filter_complex "[0]hue=h=$hue:s=1.6[base];[base][1]overlay=x='(W-w)*(0.5+0.45*sin(2*PI*t/4))':y='(H-h)*(0.42+0.3*cos(2*PI*t/2))'[moving];[moving]$text:fontsize=$((width / 13)):text='Simulated':x=(w-tw)/2:y=h*0.72" \
    -c:v libvpx -b:v "$rate" -minrate "$rate" -maxrate "$rate" -g 12 -keyint_min 12 -auto-alt-ref 0 -error-resilient 1 -deadline good -cpu-used 1 \
    -t 4 -an "$name.ivf"
}

make instructor 640x360 300 260k
make participant-1 320x180 0 90k
make participant-2 320x180 60 90k
make participant-3 320x180 130 90k
make participant-4 320x180 210 90k
