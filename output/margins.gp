# How far places are from failing, the narrowest margin first.
# Draws margins.svg and margins.png from margins.dat and margins.txt: gnuplot margins.gp
name = 'margins'

n = int(figure("n"))  # places
most = figure("most") # the largest step
height = 180 + 24 * (n > 3 ? n : 3)

do for [kind in kinds] {
  if (kind eq "svg") {
    set terminal svg name 'margins' size 1000,height font 'DejaVu Sans,12' background '#ffffff' noenhanced
  } else {
    set terminal pngcairo size 1500,1.5*height font 'DejaVu Sans,12' fontscale 1.2 linewidth 1.5 noenhanced
  }
  set output prefix.'margins.'.kind
  set border 1 linecolor '#555555'
  set tics nomirror out
  set grid xtics linetype 1 linecolor '#dddddd' linewidth 0.5
  set lmargin at screen 0.28
  set rmargin at screen 0.96
  set tmargin at screen 1.0-112.0/height
  set bmargin at screen 60.0/height
  set xrange [0:1.06*most]
  set yrange [n-0.4:-0.6]
  set xtics autofreq
  if (large(0, 1.06*most)) {
    by = step(1.06*most)
    set xtics (apart(0) 0)
    set for [j=0:int(ceil(1.06*most/by))] xtics add (apart(j*by) j*by)
  }
  set xtics font ',11'
  unset ytics
  do for [k=0:n-1] {
    set label 100+k name_at("name", k) at graph 0,first k right offset -1,0 font ',11' textcolor '#333333'
  }
  set xlabel say("x_label") offset 0,0.3
  set label 1 say("title") at screen 0.02,1.0-26.0/height font ',16' textcolor '#111111'
  set label 2 say("subtitle") at screen 0.02,1.0-54.0/height font ',11' textcolor '#555555'
  set key top right horizontal samplen 1.5 font ',11' textcolor '#333333' at screen 0.96,1.0-72.0/height
  set style fill solid 1 noborder
  # A bar of no width is one that fails at 0: a cross stands for it.
  plot 'margins.dat' using (($2)/2):1:(0):2:($1-0.3):($1+0.3) with boxxyerror linecolor '#9ecae1' title say("l_ready"), \
       '' using (($2+$3)/2):1:2:3:($1-0.3):($1+0.3) with boxxyerror linecolor '#d55e00' title say("l_bracket"), \
       '' using ($3 == 0 ? 0 : NaN):1 with points pointtype 2 pointsize 1.8 linewidth 2 linecolor '#d55e00' notitle, \
       '' using (strcol(3) eq 'NaN' ? $2 : NaN):1:(0.035*most):(0) with vectors head filled size screen 0.008,25 linewidth 1.5 linecolor '#0072b2' title say("l_whole"), \
       '' using ($4 <= 1.06*most ? $4 : NaN):1 with points pointtype 7 pointsize 0.5 linecolor '#222222' title say("l_rough")
  unset label
}
set output
