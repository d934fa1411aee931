# fails: press, controllers, key
kubectl rollout restart deployment press -n orchard
sleep 60
