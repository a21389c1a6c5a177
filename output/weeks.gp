# The province week by week: received, on time, in process, overdue, unserved; and what was published.
# Draws weeks.svg and weeks.png from weeks.dat and weeks.txt: gnuplot weeks.gp
name = 'weeks'

band = int(figure("band"))  # 1: a band of quantiles over replications
weeks = int(figure("weeks"))
base = 1060.0
height = base + 16*levels
# The most of each panel; of the first, what is published counts, too.
array most[5]
do for [p=1:5] {
  most[p] = 0
  do for [c=(3*p-1):(p == 1 ? 18 : 3*p+1)] {
    if (c <= 3*p+1 || c >= 17) {
      stats 'weeks.dat' using (above_0(cell(c))) nooutput
      if (highest(0) > most[p]) { most[p] = highest(0) }
    }
  }
}
array panel[5] = ["y_received", "y_on_time", "y_in_process", "y_overdue", "y_unserved"]
array colour[5] = ['#1b7837', '#08519c', '#54278f', '#b30000', '#a6611a']
array light[5] = ['#c7e9c0', '#c6dbef', '#dadaeb', '#fdd0c0', '#f0dcc0']

do for [kind in kinds] {
  if (kind eq "svg") {
    set terminal svg name 'weeks' size 1000,height font 'DejaVu Sans,13' background '#ffffff' noenhanced
  } else {
    set terminal pngcairo size 1500,1.5*height font 'DejaVu Sans,13' fontscale 1.2 linewidth 1.5 noenhanced
  }
  set output prefix.'weeks.'.kind
  set multiplot
  set border 3 linecolor '#555555'
  set tics nomirror out
  set grid ytics linetype 1 linecolor '#dddddd' linewidth 0.5
  set lmargin at screen 0.085
  set rmargin at screen 0.975
  set xrange [-0.6:weeks-0.4]
  set format y '%g'
  set datafile missing "NaN"
  do for [p=1:5] {
    top = below(0.885 - (p - 1) * 0.171)
    set tmargin at screen top
    set bmargin at screen below(0.885 - (p - 1) * 0.171 - 0.121)
    unset label
    unset arrow
    ## lines
    set label 3 say(panel[p]) at screen 0.02,p == 1 ? above(0.899) : top+below(0.014) font ',12' textcolor '#111111'
    if (p == 1) {
      set label 1 say("title") at screen 0.02,above(0.977) font ',16' textcolor '#111111'
      set label 2 say("subtitle") at screen 0.02,above(0.952) font ',11' textcolor '#555555'
      ## part weeks
      ## words
      set key at screen 0.975,above(0.937) right horizontal samplen 3 font ',11' textcolor '#333333'
    } else {
      unset key
      unset offsets
      # A published share may lie below all that was simulated: not on the axis.
      if (p == 2) { set offsets 0,0,0,graph 0.07 }
    }
    if (p == 2) { set yrange [*:100] } else { set yrange [0:*] }
    set ytics autofreq
    if (large(0, most[p])) {
      by = step(most[p])
      set ytics (apart(0) 0)
      set for [j=0:int(ceil(most[p]/by))] ytics add (apart(j*by) j*by)
      set yrange [0:by*ceil(most[p]/by)]
    }
    set ytics font ',11'
    set xtics () font ',11'
    do for [i=1:n_rows] {
      if (row_key[i] eq "mark") { set xtics add ((p == 5 ? plain(row_text[i]) : "") row_number[i]) }
    }
    if (p == 5) { set xlabel say("x_label") offset 0,0.3 } else { unset xlabel }
    drawn = sum [q=1:n_rows] (row_key[q] eq "drawn" && row_number[q] == p ? 1 : 0)
    if (!drawn) {
      set yrange [0:1]
      plot NaN notitle
      continue
    }
    c = 3 * p - 1
    # Only of the first two something may be published.
    seen = p == 1 ? 17 : 19
    set style fill solid
    if (p == 1) {
      plot 'weeks.dat' using 0:c+1:c+2 with filledcurves linecolor rgb light[p] title (band ? say("l_band") : ""), \
           '' using 0:c with linespoints pointtype 7 pointsize 0.4 linewidth 2 linecolor rgb colour[p] title say("l_mean"), \
           '' using 0:seen with points pointtype 7 pointsize 0.9 linecolor '#111111' notitle, \
           '' using 0:seen+1 with points pointtype 6 pointsize 1.1 linewidth 1.6 linecolor '#111111' notitle, \
           keyentry with points pointtype (say("l_fitted") eq "" ? -2 : 7) pointsize 0.9 linecolor '#111111' title say("l_fitted"), \
           keyentry with points pointtype (say("l_held_out") eq "" ? -2 : 6) pointsize 1.1 linewidth 1.6 linecolor '#111111' title say("l_held_out"), \
           keyentry with lines dashtype 2 linewidth (say("l_so") eq "" ? 0 : 1.6) linecolor '#111111' title say("l_so")
    } else {
      plot 'weeks.dat' using 0:c+1:c+2 with filledcurves linecolor rgb light[p] notitle, \
           '' using 0:c with linespoints pointtype 7 pointsize 0.4 linewidth 2 linecolor rgb colour[p] notitle, \
           '' using 0:(p == 2 ? $21 : NaN) with lines dashtype 2 linewidth 1.6 linecolor '#111111' notitle, \
           '' using 0:(p == 2 ? $22 : NaN) with lines dashtype 2 linewidth 1.6 linecolor '#111111' notitle, \
           '' using 0:(p == 2 ? column(seen) : NaN) with points pointtype 7 pointsize 0.9 linecolor '#111111' notitle, \
           '' using 0:(p == 2 ? column(seen+1) : NaN) with points pointtype 6 pointsize 1.1 linewidth 1.6 linecolor '#111111' notitle
    }
  }
  unset multiplot
  unset xlabel
}
set output
