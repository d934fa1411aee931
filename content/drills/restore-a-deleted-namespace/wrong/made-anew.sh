# fails: namespace, directory
# looks alike, and comes from nobody's backup
kubectl create namespace atlas
kubectl create configmap projections -n atlas --from-literal=default=mercator
kubectl create deployment globe -n atlas --image=nginx:1.27 --replicas=2
sleep 30
