# How old the dossiers in process are, at the end of each week.
# Draws ages.svg and ages.png from ages.dat and ages.txt: gnuplot ages.gp
name = 'ages'

weeks = int(figure("weeks"))
base = 560.0
height = base + 16*levels
# From light to dark, also in grey.
array colour[6] = ['#ffffcc', '#c7e9b4', '#7fcdbb', '#41b6c4', '#2c7fb8', '#253494']

do for [kind in kinds] {
  if (kind eq "svg") {
    set terminal svg name 'ages' size 1000,height font 'DejaVu Sans,13' background '#ffffff' noenhanced
  } else {
    set terminal pngcairo size 1500,1.5*height font 'DejaVu Sans,13' fontscale 1.2 linewidth 1.5 noenhanced
  }
  set output prefix.'ages.'.kind
  set border 3 front linecolor '#555555'
  set tics nomirror out
  set grid ytics linetype 1 linecolor '#dddddd' linewidth 0.5
  set lmargin at screen 0.09
  set rmargin at screen 0.80
  top = below(0.82)
  set tmargin at screen top
  set bmargin at screen below(0.14)
  set xrange [-0.7:weeks-0.3]
  set yrange [0:figure("y_most")]
  set ytics autofreq
  if (large(0, figure("y_most"))) {
    by = step(figure("y_most"))
    set ytics (apart(0) 0)
    set for [j=0:int(ceil(figure("y_most")/by))] ytics add (apart(j*by) j*by)
  }
  set format y '%.0f'
  set xtics () scale 0 font ',11'
  do for [i=1:n_rows] {
    if (row_key[i] eq "mark") { set xtics add (plain(row_text[i]) row_number[i]) }
  }
  set xlabel say("x_label") offset 0,0.3
  set label 1 say("title") at screen 0.02,above(0.955) font ',16' textcolor '#111111'
  set label 2 say("subtitle") at screen 0.02,above(0.91) font ',11' textcolor '#555555'
  set label 3 say("y_label") at screen 0.02,above(0.855) font ',12' textcolor '#111111'
  # The key stands as the bars are stacked: the oldest at the top.
  set key at screen 0.812,top left vertical Left reverse samplen 1.2 spacing 1.3 font ',11' textcolor '#333333'
  set boxwidth 0.75
  set style fill solid border linecolor '#666666'
  ## part weeks
  ## lines
  ## words
  plot 'ages.dat' using 0:($2+$3+$4+$5+$6+$7) with boxes linecolor rgb colour[6] title name_at("age", 5), \
       '' using 0:($2+$3+$4+$5+$6) with boxes linecolor rgb colour[5] title name_at("age", 4), \
       '' using 0:($2+$3+$4+$5) with boxes linecolor rgb colour[4] title name_at("age", 3), \
       '' using 0:($2+$3+$4) with boxes linecolor rgb colour[3] title name_at("age", 2), \
       '' using 0:($2+$3) with boxes linecolor rgb colour[2] title name_at("age", 1), \
       '' using 0:2 with boxes linecolor rgb colour[1] title name_at("age", 0)
}
set output
