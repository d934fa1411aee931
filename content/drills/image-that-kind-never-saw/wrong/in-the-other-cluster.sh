# fails: runs, everywhere, answers
# everything is made where the context points
kind load docker-image orders:1.4 --name shop
kubectl create namespace orders
kubectl create deployment orders -n orders --image=orders:1.4 --replicas=2
kubectl expose deployment orders -n orders --port=80
