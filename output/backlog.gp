# The province's backlog, and arrivals and returns, by working day.
# Draws backlog.svg and backlog.png from backlog.dat: gnuplot backlog.gp
set encoding utf8
band = @BAND@       # 1: a band of quantiles over replications
days = @DAYS@       # working days

# What is drawn, and under which name at first: the caller may say.
if (!exists("kinds")) kinds = "svg png"
if (!exists("prefix")) prefix = ""
do for [kind in kinds] {
  if (kind eq "svg") {
    set terminal svg name 'backlog' size 1000,680 font 'DejaVu Sans,13' background '#ffffff' noenhanced
  } else {
    set terminal pngcairo size 1500,1020 font 'DejaVu Sans,13' fontscale 1.2 linewidth 1.5 noenhanced
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
  set label 1 @TITLE@ at screen 0.02,0.965 font ',16' textcolor '#111111'
  set label 2 @SUBTITLE@ at screen 0.02,0.925 font ',11' textcolor '#555555'

  set tmargin at screen 0.86
  set bmargin at screen 0.52
  set xtics (@XTICS_BLANK@)
  set label 3 @Y_BACKLOG@ at screen 0.02,0.893 font ',12' textcolor '#111111'
  set key at screen 0.975,0.898
  if (band) {
    plot 'backlog.dat' using 0:3:4 with filledcurves linecolor '#9ecae1' title @L_BAND@, \
         '' using 0:2 with lines linewidth 2 linecolor '#08519c' title @L_BACKLOG@
  } else {
    plot 'backlog.dat' using 0:2 with lines linewidth 2 linecolor '#08519c' title @L_BACKLOG@
  }
  unset label

  set tmargin at screen 0.435
  set bmargin at screen 0.12
  set xtics (@XTICS@) font ',11'
  set xlabel @X_LABEL@ offset 0,0.3
  set label 3 @Y_FLOW@ at screen 0.02,0.468 font ',12' textcolor '#111111'
  set key at screen 0.975,0.475
  plot 'backlog.dat' using 0:5 with lines linewidth 1.6 linecolor '#d95f02' title @L_ARRIVED@, \
       '' using 0:6 with lines linewidth 1.6 linecolor '#1b9e77' title @L_RETURNED@
  unset multiplot
  unset xlabel
}
set output
