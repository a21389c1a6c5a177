# Lost working days of late dossiers by cause and week of the due date.
# Draws causes.svg and causes.png from causes.dat and causes.txt: gnuplot causes.gp
name = 'causes'

weeks = int(figure("weeks"))
base = 560.0
height = base + 16*levels

do for [kind in kinds] {
  if (kind eq "svg") {
    set terminal svg name 'causes' size 1000,height font 'DejaVu Sans,13' background '#ffffff' noenhanced
  } else {
    set terminal pngcairo size 1500,1.5*height font 'DejaVu Sans,13' fontscale 1.2 linewidth 1.5 noenhanced
  }
  set output prefix.'causes.'.kind
  set border 3 front linecolor '#555555'
  set tics nomirror out
  set grid ytics linetype 1 linecolor '#dddddd' linewidth 0.5
  set lmargin at screen 0.09
  set rmargin at screen 0.83
  top = below(0.80)
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
  set format y '%g'
  set xtics () scale 0 font ',11'
  do for [i=1:n_rows] {
    if (row_key[i] eq "mark") { set xtics add (plain(row_text[i]) row_number[i]) }
  }
  set xlabel say("x_label") offset 0,0.3
  set label 1 say("title") at screen 0.02,above(0.955) font ',16' textcolor '#111111'
  set label 2 say("subtitle") at screen 0.02,above(0.91) font ',11' textcolor '#555555'
  set label 3 say("words") at screen 0.02,above(0.875) font ',11' textcolor '#555555'
  set label 4 say("y_label") at screen 0.02,above(0.83) font ',12' textcolor '#111111'
  # The key stands as the bars are stacked. Colours of Okabe and Ito (2008).
  set key at screen 0.842,top left vertical Left reverse samplen 1.2 spacing 1.25 font ',11' textcolor '#333333'
  set boxwidth 0.75
  set style fill solid border linecolor '#ffffff'
  ## part weeks
  ## lines
  ## words
  plot 'causes.dat' using 0:($2+$3+$4+$5+$6+$7+$8+$9) with boxes linecolor '#d9d9d9' title say("l_statutory"), \
       '' using 0:($2+$3+$4+$5+$6+$7+$8) with boxes linecolor '#999999' title say("l_effort"), \
       '' using 0:($2+$3+$4+$5+$6+$7) with boxes linecolor '#0072b2' title say("l_staff"), \
       '' using 0:($2+$3+$4+$5+$6) with boxes linecolor '#009e73' title say("l_signature"), \
       '' using 0:($2+$3+$4+$5) with boxes linecolor '#f0e442' title say("l_absence"), \
       '' using 0:($2+$3+$4) with boxes linecolor '#d55e00' title say("l_outage"), \
       '' using 0:($2+$3) with boxes linecolor '#cc79a7' title say("l_readiness"), \
       '' using 0:2 with boxes linecolor '#56b4e9' title say("l_transfer")
}
set output
