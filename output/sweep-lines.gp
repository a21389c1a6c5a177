# The first metric, as a difference to the scenario as it is, over the values of each factor.
# Draws sweep.svg and sweep.png from sweep.dat: gnuplot sweep.gp
set encoding utf8
n = @N@             # factors
array names[n] = [@NAMES@]
joined = @JOINED@   # 1: points of a factor hang together
rows = int(ceil(n / 2.0))
columns = n > 1 ? 2 : 1

# What is drawn, and under which name at first: the caller may say.
if (!exists("kinds")) kinds = "svg png"
if (!exists("prefix")) prefix = ""
do for [kind in kinds] {
  if (kind eq "svg") {
    set terminal svg name 'sweep' size 1000,160+300*rows font 'DejaVu Sans,13' background '#ffffff' noenhanced
  } else {
    set terminal pngcairo size 1500,240+450*rows font 'DejaVu Sans,13' fontscale 1.2 linewidth 1.5 noenhanced
  }
  set output prefix.'sweep.'.kind
  top = 1.0 - 110.0 / (160 + 300 * rows)
  set label 1 @TITLE@ at screen 0.02,1.0-35.0/(160+300*rows) font ',16' textcolor '#111111'
  set label 2 @SUBTITLE@ at screen 0.02,1.0-62.0/(160+300*rows) font ',11' textcolor '#555555'
  set label 3 @Y_LABEL@ at screen 0.02,1.0-92.0/(160+300*rows) font ',12' textcolor '#111111'
  set multiplot
  set border 3 linecolor '#555555'
  set tics nomirror out font ',11'
  set grid ytics linetype 1 linecolor '#dddddd' linewidth 0.5
  set xzeroaxis linetype 1 linecolor '#333333' linewidth 1
  set offsets graph 0.05, graph 0.05, graph 0.05, graph 0.05
  set xtics autofreq
  unset key
  do for [k=1:n] {
    column = (k - 1) % columns
    row = (k - 1) / columns
    set lmargin at screen 0.09 + column * 0.48
    set rmargin at screen (columns == 1 ? 0.96 : 0.48 + column * 0.48)
    set tmargin at screen top - row * (top - 0.02) / rows
    set bmargin at screen top - (row + 1) * (top - 0.02) / rows + 75.0 / (160 + 300 * rows)
    set xlabel names[k] offset 0,0.3
    plot 'sweep.dat' index k-1 using 2:(joined ? $3 : NaN) smooth unique with lines linewidth 1.5 \
           linecolor '#9ecae1', \
         '' index k-1 using 2:3:4 with yerrorbars pointtype 7 pointsize 0.5 linewidth 1.2 linecolor '#08519c'
    unset label
  }
  unset multiplot
}
set output
