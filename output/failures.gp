# When the first failure points held late dossiers up.
# Draws failures.svg and failures.png from failures.dat and failures.txt: gnuplot failures.gp
name = 'failures'

n = int(figure("points"))
days = int(figure("days"))
most = figure("most")
base = 520.0
height = base + 16*levels
# Citizen, transfer, closed hours, readiness, outage, absence, signature, staff, effort, statutory:
# the colours of the causes' plot.
array colour[10] = [0xbbbbbb, 0x56b4e9, 0xbbbbbb, 0xcc79a7, 0xd55e00, 0xf0e442, 0x009e73, 0x0072b2, 0x999999, 0xd9d9d9]

do for [kind in kinds] {
  if (kind eq "svg") {
    set terminal svg name 'failures' size 1000,height font 'DejaVu Sans,13' background '#ffffff' noenhanced
  } else {
    set terminal pngcairo size 1500,1.5*height font 'DejaVu Sans,13' fontscale 1.2 linewidth 1.5 noenhanced
  }
  set output prefix.'failures.'.kind
  set border 1 linecolor '#555555'
  set tics nomirror out
  set grid xtics linetype 1 linecolor '#dddddd' linewidth 0.5
  set lmargin at screen 0.40
  set rmargin at screen 0.86
  top = below(0.80)
  set tmargin at screen top
  set bmargin at screen below(0.14)
  set xrange [-0.6:days-0.4]
  set yrange [n-0.4:-0.6]
  set xtics () font ',11'
  do for [i=1:n_rows] {
    if (row_key[i] eq "mark") { set xtics add (plain(row_text[i]) row_number[i]) }
  }
  unset ytics
  do for [k=0:n-1] {
    set label 100+k name_at("point", k) at graph 0,first k right offset -1,0 font ',11' textcolor '#555555'
  }
  set xlabel say("x_label") offset 0,0.3
  set label 1 say("title") at screen 0.02,above(0.95) font ',16' textcolor '#111111'
  set label 2 say("subtitle") at screen 0.02,above(0.90) font ',11' textcolor '#555555'
  set label 3 say("words") at screen 0.02,above(0.85) font ',11' textcolor '#555555'
  unset key
  set style fill solid border linecolor '#555555'
  ## lines
  ## words
  if (n > 0) {
    # The bar is as thick as what was lost; the figure stands behind it.
    half(lost) = 0.08 + 0.32 * lost / most
    plot 'failures.dat' using (($2+$3)/2):1:($2-0.5):($3+0.5):($1-half($4)):($1+half($4)):(colour[int($5)+1]) \
           with boxxyerror linecolor rgb variable notitle, \
         '' using (days-0.4):1:(name_at("lost", int($1))) with labels left offset 0.6,0 font ',11' textcolor '#333333' notitle
  } else {
    set label 4 say("none") at graph 0.5,0.5 center textcolor '#555555'
    plot NaN notitle
  }
}
set output
