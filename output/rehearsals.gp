# Rehearsals that have passed, by working day.
# Draws rehearsals.svg and rehearsals.png from rehearsals.dat and rehearsals.txt: gnuplot rehearsals.gp
name = 'rehearsals'

band = int(figure("band"))  # 1: a band of quantiles over replications
days = int(figure("days"))  # working days
planned = int(figure("planned"))
base = 440.0
height = base + 16*levels

do for [kind in kinds] {
  if (kind eq "svg") {
    set terminal svg name 'rehearsals' size 1000,height font 'DejaVu Sans,13' background '#ffffff' noenhanced
  } else {
    set terminal pngcairo size 1500,1.5*height font 'DejaVu Sans,13' fontscale 1.2 linewidth 1.5 noenhanced
  }
  set output prefix.'rehearsals.'.kind
  set border 3 linecolor '#555555'
  set tics nomirror out
  set grid ytics linetype 1 linecolor '#dddddd' linewidth 0.5
  set lmargin at screen 0.08
  set rmargin at screen 0.975
  top = below(0.78)
  set tmargin at screen top
  set bmargin at screen below(0.16)
  set xrange [-0.5:days-0.5]
  set yrange [0:1.05*planned]
  set ytics autofreq
  if (large(0, 1.05*planned)) {
    by = step(1.05*planned)
    set ytics (apart(0) 0)
    set for [j=0:int(ceil(1.05*planned/by))] ytics add (apart(j*by) j*by)
  }
  set format y '%.0f'
  set key at screen 0.975,above(0.85) right horizontal samplen 2 font ',11' textcolor '#333333'
  set xtics () font ',11'
  do for [i=1:n_rows] {
    if (row_key[i] eq "mark") { set xtics add (plain(row_text[i]) row_number[i]) }
  }
  set xlabel say("x_label") offset 0,0.3
  set label 1 say("title") at screen 0.02,above(0.95) font ',16' textcolor '#111111'
  set label 2 say("subtitle") at screen 0.02,above(0.89) font ',11' textcolor '#555555'
  set label 3 say("y_label") at screen 0.02,above(0.82) font ',12' textcolor '#111111'
  ## lines
  ## words
  if (band) {
    plot 'rehearsals.dat' using 0:3:4 with filledcurves linecolor '#9ecae1' title say("l_band"), \
         '' using 0:2 with lines linewidth 2 linecolor '#08519c' title say("l_done"), \
         planned with lines linewidth 1 dashtype 2 linecolor '#777777' title say("l_planned")
  } else {
    plot 'rehearsals.dat' using 0:2 with lines linewidth 2 linecolor '#08519c' title say("l_done"), \
         planned with lines linewidth 1 dashtype 2 linecolor '#777777' title say("l_planned")
  }
  unset label
  unset xlabel
}
set output
