# Officers at work over the day, by pool.
# Draws over-the-day.svg and over-the-day.png from over-the-day.dat and over-the-day.txt: gnuplot over-the-day.gp
name = 'over-the-day'

n = int(figure("kinds"))
# Colours of Okabe and Ito (2008), and dashes, so that they can be told apart in grey.
array colour[8] = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#333333', '#999999']

do for [kind in kinds] {
  if (kind eq "svg") {
    set terminal svg name 'over_the_day' size 1000,560 font 'DejaVu Sans,13' background '#ffffff' noenhanced
  } else {
    set terminal pngcairo size 1500,840 font 'DejaVu Sans,13' fontscale 1.2 linewidth 1.5 noenhanced
  }
  set output prefix.'over-the-day.'.kind
  set border 3 linecolor '#555555'
  set tics nomirror out
  set grid xtics ytics linetype 1 linecolor '#dddddd' linewidth 0.5
  set lmargin at screen 0.08
  set rmargin at screen 0.76
  set tmargin at screen 0.82
  set bmargin at screen 0.14
  set xrange [figure("from"):figure("until")]
  set yrange [0:figure("y_most")]
  set format y '%.0f %%'
  set xtics 1 font ',11'
  set format x '%.0f:00'
  set xlabel say("x_label") offset 0,0.3
  set label 1 say("title") at screen 0.02,0.955 font ',16' textcolor '#111111'
  set label 2 say("subtitle") at screen 0.02,0.91 font ',11' textcolor '#555555'
  set label 3 say("y_label") at screen 0.02,0.855 font ',12' textcolor '#111111'
  set key at screen 0.775,0.82 left vertical Left reverse samplen 4.5 spacing 1.3 font ',11' textcolor '#333333'
  if (n > 0) {
    plot for [k=1:n] 'over-the-day.dat' index k-1 using 1:2 with linespoints linewidth 2 pointtype k pointsize 0.6 \
      linecolor rgb colour[k] dashtype k title name_at("kind", k-1)
  } else {
    unset key
    set label 4 say("none") at graph 0.5,0.5 center textcolor '#555555'
    plot NaN notitle
  }
}
set output
