# How old the dossiers in process are, at the end of each week.
# Draws ages.svg and ages.png from ages.dat: gnuplot ages.gp
set encoding utf8
weeks = @WEEKS@
# From light to dark, also in grey.
array colour[6] = ['#ffffcc', '#c7e9b4', '#7fcdbb', '#41b6c4', '#2c7fb8', '#253494']
array label[6] = @NAMES@

# What is drawn, and under which name at first: the caller may say.
if (!exists("kinds")) kinds = "svg png"
if (!exists("prefix")) prefix = ""
do for [kind in kinds] {
  if (kind eq "svg") {
    set terminal svg name 'ages' size 1000,560 font 'DejaVu Sans,13' background '#ffffff' noenhanced
  } else {
    set terminal pngcairo size 1500,840 font 'DejaVu Sans,13' fontscale 1.2 linewidth 1.5 noenhanced
  }
  set output prefix.'ages.'.kind
  set border 3 front linecolor '#555555'
  set tics nomirror out
  set grid ytics linetype 1 linecolor '#dddddd' linewidth 0.5
  set lmargin at screen 0.09
  set rmargin at screen 0.80
  set tmargin at screen 0.82
  set bmargin at screen 0.14
  set xrange [-0.7:weeks-0.3]
  set yrange [0:@Y_MOST@]
  set format y '%.0f'
  set xtics (@XTICS@) scale 0 font ',11'
  set xlabel @X_LABEL@ offset 0,0.3
  set label 1 @TITLE@ at screen 0.02,0.955 font ',16' textcolor '#111111'
  set label 2 @SUBTITLE@ at screen 0.02,0.91 font ',11' textcolor '#555555'
  set label 3 @Y_LABEL@ at screen 0.02,0.855 font ',12' textcolor '#111111'
  # The key stands as the bars are stacked: the oldest at the top.
  set key at screen 0.812,0.82 left vertical Left reverse samplen 1.2 spacing 1.3 font ',11' textcolor '#333333'
  set boxwidth 0.75
  set style fill solid border linecolor '#666666'
  plot 'ages.dat' using 0:($2+$3+$4+$5+$6+$7) with boxes linecolor rgb colour[6] title label[6], \
       '' using 0:($2+$3+$4+$5+$6) with boxes linecolor rgb colour[5] title label[5], \
       '' using 0:($2+$3+$4+$5) with boxes linecolor rgb colour[4] title label[4], \
       '' using 0:($2+$3+$4) with boxes linecolor rgb colour[3] title label[3], \
       '' using 0:($2+$3) with boxes linecolor rgb colour[2] title label[2], \
       '' using 0:2 with boxes linecolor rgb colour[1] title label[1]
}
set output
