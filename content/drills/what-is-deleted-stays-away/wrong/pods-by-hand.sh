# fails: press, controllers, key
for n in 1 2 3; do kubectl run press-$n -n orchard --image=nginx:1.27 --labels=app=press; done
sleep 30
