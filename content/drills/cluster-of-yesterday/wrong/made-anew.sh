# fails: data
# reaches the end state by other objects, and the fault stays
kubectl create namespace cartography
kubectl create configmap coastline -n cartography --from-literal=sheets=118
kubectl create deployment plotter -n cartography --image=nginx:1.27 --replicas=2
sleep 30
