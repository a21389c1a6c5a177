# Backlogs of the province in several scenarios, and their differences to the first.
# Draws compared.svg and compared.png from compared.dat and compared.txt: gnuplot compared.gp
name = 'compared'

days = int(figure("days"))  # working days
n = int(figure("n"))        # scenarios
base = 720.0
height = base + 16*levels + 20*n
stats 'compared.dat' using (cell(3)) nooutput
most_in = highest(0)
stats 'compared.dat' using (above_0(cell(4)+cell(5))) nooutput
most_more = highest(0)
stats 'compared.dat' using (below_0(cell(4)-cell(5))) nooutput
most_less = lowest(0)
# Colours that colour-blind people tell apart (Okabe and Ito).
array colours[8] = ['#333333', '#d55e00', '#0072b2', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#b8a800']

do for [kind in kinds] {
  if (kind eq "svg") {
    set terminal svg name 'compared' size 1000,height font 'DejaVu Sans,13' background '#ffffff' noenhanced
  } else {
    set terminal pngcairo size 1500,1.5*height font 'DejaVu Sans,13' fontscale 1.2 linewidth 1.5 noenhanced
  }
  set output prefix.'compared.'.kind
  set multiplot
  set border 3 linecolor '#555555'
  set tics nomirror out
  set grid ytics linetype 1 linecolor '#dddddd' linewidth 0.5
  set lmargin at screen 0.09
  set rmargin at screen 0.975
  set xrange [-0.5:days-0.5]
  set format y '%.0f'
  set style fill transparent solid 0.25 noborder
  set label 1 say("title") at screen 0.02,above(0.968) font ',16' textcolor '#111111'
  set label 2 say("subtitle") at screen 0.02,above(0.932) font ',11' textcolor '#555555'

  top = below(0.85)
  set tmargin at screen top
  set bmargin at screen below(0.55)
  set yrange [0:*]
  set ytics autofreq
  if (large(0, most_in)) {
    by = step(most_in)
    set ytics (apart(0) 0)
    set for [j=0:int(ceil(most_in/by))] ytics add (apart(j*by) j*by)
    set yrange [0:by*ceil(most_in/by)]
  }
  set xtics ()
  do for [i=1:n_rows] {
    if (row_key[i] eq "mark") { set xtics add ("" row_number[i]) }
  }
  set label 3 say("y_backlog") at screen 0.02,top+(0.033*base+16*levels)/height font ',12' textcolor '#111111'
  # The scenarios stand above the axes, one a line.
  set key at screen 0.02,above(0.908) left top vertical Left reverse samplen 2 font ',11' textcolor '#333333'
  ## lines
  ## words
  plot for [k=1:n] 'compared.dat' index k-1 using 0:3 with lines linewidth (k == 1 ? 2.4 : 1.8) dashtype 0+(k < 3 ? 1 : k - 1) \
       linecolor rgb colours[1 + (k-1) % 8] title name_at("scenario", k-1)
  unset label
  unset arrow

  set tmargin at screen below(0.455)
  set bmargin at screen below(0.12)
  set yrange [*:*]
  set ytics autofreq
  if (large(most_less, most_more)) {
    by = step(most_more-most_less)
    set ytics (apart(0) 0)
    set for [j=int(floor(most_less/by)):int(ceil(most_more/by))] ytics add (apart(j*by) j*by)
    set yrange [by*floor(most_less/by):by*ceil(most_more/by)]
  }
  set xtics () font ',11'
  do for [i=1:n_rows] {
    if (row_key[i] eq "mark") { set xtics add (plain(row_text[i]) row_number[i]) }
  }
  set xlabel say("x_label") offset 0,0.3
  set label 3 say("y_difference") at screen 0.02,below(0.492) font ',12' textcolor '#111111'
  ## lines
  set arrow 1 from graph 0,first 0 to graph 1,first 0 nohead linecolor '#333333' linewidth 1
  unset key
  plot for [k=2:n] 'compared.dat' index k-1 using 0:($4-$5):($4+$5) with filledcurves \
       linecolor rgb colours[1 + (k-1) % 8] notitle, \
       for [k=2:n] '' index k-1 using 0:4 with lines linewidth 1.8 dashtype 0+(k < 3 ? 1 : k - 1) linecolor rgb colours[1 + (k-1) % 8]
  unset arrow
  unset label
  unset multiplot
  unset xlabel
}
set output
