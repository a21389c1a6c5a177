# What the points of a sweep cost, and how much is late there.
# Draws cost-late.svg and cost-late.png from cost-late.dat and cost-late.txt: gnuplot cost-late.gp
name = 'cost-late'

n_best = int(figure("n_best")) # points that are told
stats 'cost-late.dat' using (cell(2)) nooutput
least_x = lowest(0)
most_x = highest(0)
stats 'cost-late.dat' using (cell(4)) nooutput
most_y = highest(0)

do for [kind in kinds] {
  if (kind eq "svg") {
    set terminal svg name 'cost_late' size 1000,620 font 'DejaVu Sans,13' background '#ffffff' noenhanced
  } else {
    set terminal pngcairo size 1500,930 font 'DejaVu Sans,13' fontscale 1.2 linewidth 1.5 noenhanced
  }
  set output prefix.'cost-late.'.kind
  set border 3 linecolor '#555555'
  set tics nomirror out font ',11'
  set grid linetype 1 linecolor '#dddddd' linewidth 0.5
  set lmargin at screen 0.10
  set rmargin at screen 0.70
  set tmargin at screen 0.81
  set bmargin at screen 0.13
  set offsets graph 0.06, graph 0.06, graph 0.06, 0
  set yrange [0:*]
  set format x '%.6g'
  set format y '%.6g'
  set xtics autofreq
  if (large(least_x, most_x)) {
    by = step(most_x-least_x)
    set xtics (apart(0) 0)
    set for [j=int(floor(least_x/by)):int(ceil(most_x/by))] xtics add (apart(j*by) j*by)
  }
  set ytics autofreq
  if (large(0, most_y)) {
    by = step(most_y)
    set ytics (apart(0) 0)
    set for [j=0:int(ceil(most_y/by))] ytics add (apart(j*by) j*by)
  }
  set xlabel say("x_label") font ',12' textcolor '#111111'
  set label 1 say("title") at screen 0.02,0.955 font ',16' textcolor '#111111'
  set label 2 say("subtitle") at screen 0.02,0.91 font ',11' textcolor '#555555'
  set label 3 say("y_label") at screen 0.02,0.85 font ',12' textcolor '#111111'
  set label 4 say("l_best") at screen 0.72,0.79 font ',12' textcolor '#d55e00'
  do for [k=0:n_best-1] {
    set label 100+k name_at("best", k) at screen 0.72,0.75-0.037*k font ',11' textcolor '#333333'
  }
  set key bottom left at screen 0.72,0.12 Left reverse samplen 1 font ',11' textcolor '#333333'
  plot 'cost-late.dat' using 2:4:3:5 with xyerrorbars pointtype 0 linewidth 0.8 linecolor '#aaaaaa' notitle, \
       '' using ($6 == 0 && $1 > 0 ? $2 : NaN):4 with points pointtype 7 pointsize 0.8 linecolor '#0072b2' title say("l_others"), \
       '' using ($6 == 1 && $1 > 0 ? $2 : NaN):4 with points pointtype 7 pointsize 1.1 linecolor '#d55e00' notitle, \
       '' using ($1 == 0 ? $2 : NaN):4 with points pointtype 5 pointsize 1.1 linecolor '#111111' title say("l_base"), \
       '' using ($6 == 1 ? $2 : NaN):4:1 with labels offset 1.1,0.8 font ',11' textcolor '#d55e00' notitle
  unset label
}
set output
