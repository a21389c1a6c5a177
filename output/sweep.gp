# What each value of each factor does to the first metric, beside the scenario as it is.
# Draws sweep.svg and sweep.png from sweep.dat: gnuplot sweep.gp
set encoding utf8
n = @N@             # factors
array names[n] = [@NAMES@]
array values[n] = [@VALUES@]

# What is drawn, and under which name at first: the caller may say.
if (!exists("kinds")) kinds = "svg png"
if (!exists("prefix")) prefix = ""
do for [kind in kinds] {
  rows = n > 3 ? n : 3
  if (kind eq "svg") {
    set terminal svg name 'sweep' size 1000,200+70*rows font 'DejaVu Sans,13' background '#ffffff' noenhanced
  } else {
    set terminal pngcairo size 1500,300+105*rows font 'DejaVu Sans,13' fontscale 1.2 linewidth 1.5 noenhanced
  }
  set output prefix.'sweep.'.kind
  set border 1 linecolor '#555555'
  set tics nomirror out
  set grid xtics linetype 1 linecolor '#dddddd' linewidth 0.5
  set lmargin at screen 0.30
  set rmargin at screen 0.96
  set tmargin at screen 0.80
  set bmargin at screen 0.17
  set yrange [n-0.5:-0.5]
  set ytics ()
  set for [k=1:n] ytics add (names[k]."\n".values[k] k-1)
  set ytics scale 0 font ',11'
  set xlabel @X_LABEL@
  set label 1 @TITLE@ at screen 0.02,0.94 font ',16' textcolor '#111111'
  set label 2 @SUBTITLE@ at screen 0.02,0.88 font ',11' textcolor '#555555'
  set arrow 1 from first 0,graph 0 to first 0,graph 1 nohead linecolor '#333333' linewidth 1.2
  set key top right horizontal samplen 1 font ',11' textcolor '#333333' at screen 0.96,0.85
  set boxwidth 0.5
  set style fill solid 0.85 noborder
  plot 'sweep.dat' using (($3)/2):1:(abs($3)/2):(0.32):($2 == 0 ? 0xd55e00 : 0x0072b2) \
         with boxxyerror linecolor rgb variable notitle, \
       '' using 3:1:4 with xerrorbars pointtype 7 pointsize 0.4 linewidth 1.5 linecolor '#222222' title @L_BARS@
  unset label
  unset arrow 1
}
set output
