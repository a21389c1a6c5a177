# The province's backlog, and arrivals and returns, by working day.
# Draws backlog.svg and backlog.png from backlog.dat and backlog.txt: gnuplot backlog.gp
name = 'backlog'

band = int(figure("band"))  # 1: a band of quantiles over replications
days = int(figure("days"))  # working days
base = 680.0
height = base + 16*levels
stats 'backlog.dat' using (cell(2)) nooutput
most_in = highest(0)
stats 'backlog.dat' using (cell(band ? 4 : 2)) nooutput
most_in = highest(0) > most_in ? highest(0) : most_in
stats 'backlog.dat' using (cell(5) > cell(6) ? cell(5) : cell(6)) nooutput
most_flow = highest(0)

do for [kind in kinds] {
  if (kind eq "svg") {
    set terminal svg name 'backlog' size 1000,height font 'DejaVu Sans,13' background '#ffffff' noenhanced
  } else {
    set terminal pngcairo size 1500,1.5*height font 'DejaVu Sans,13' fontscale 1.2 linewidth 1.5 noenhanced
  }
  set output prefix.'backlog.'.kind
  set multiplot
  set border 3 linecolor '#555555'
  set tics nomirror out
  set grid ytics linetype 1 linecolor '#dddddd' linewidth 0.5
  set lmargin at screen 0.08
  set rmargin at screen 0.975
  set xrange [-0.5:days-0.5]
  set yrange [0:*]
  set format y '%.0f'
  set key top right horizontal samplen 2 font ',11' textcolor '#333333'
  set label 1 say("title") at screen 0.02,above(0.965) font ',16' textcolor '#111111'
  set label 2 say("subtitle") at screen 0.02,above(0.925) font ',11' textcolor '#555555'

  top = below(0.86)
  set tmargin at screen top
  set bmargin at screen below(0.52)
  set xtics ()
  do for [i=1:n_rows] {
    if (row_key[i] eq "mark") { set xtics add ("" row_number[i]) }
  }
  set ytics autofreq
  if (large(0, most_in)) {
    by = step(most_in)
    set ytics (apart(0) 0)
    set for [j=0:int(ceil(most_in/by))] ytics add (apart(j*by) j*by)
    set yrange [0:by*ceil(most_in/by)]
  }
  set label 3 say("y_backlog") at screen 0.02,above(0.893) font ',12' textcolor '#111111'
  set key at screen 0.975,above(0.898)
  ## lines
  ## words
  if (band) {
    plot 'backlog.dat' using 0:3:4 with filledcurves linecolor '#9ecae1' title say("l_band"), \
         '' using 0:2 with lines linewidth 2 linecolor '#08519c' title say("l_backlog")
  } else {
    plot 'backlog.dat' using 0:2 with lines linewidth 2 linecolor '#08519c' title say("l_backlog")
  }
  unset label
  unset arrow

  set tmargin at screen below(0.435)
  set bmargin at screen below(0.12)
  set xtics () font ',11'
  do for [i=1:n_rows] {
    if (row_key[i] eq "mark") { set xtics add (plain(row_text[i]) row_number[i]) }
  }
  set xlabel say("x_label") offset 0,0.3
  set yrange [0:*]
  set ytics autofreq
  if (large(0, most_flow)) {
    by = step(most_flow)
    set ytics (apart(0) 0)
    set for [j=0:int(ceil(most_flow/by))] ytics add (apart(j*by) j*by)
    set yrange [0:by*ceil(most_flow/by)]
  }
  set label 3 say("y_flow") at screen 0.02,below(0.468) font ',12' textcolor '#111111'
  set key at screen 0.975,below(0.475)
  ## lines
  plot 'backlog.dat' using 0:5 with lines linewidth 1.6 linecolor '#d95f02' title say("l_arrived"), \
       '' using 0:6 with lines linewidth 1.6 linecolor '#1b9e77' title say("l_returned")
  unset multiplot
  unset xlabel
}
set output
