# fails: images, running, volumes, table, script
# the usual tables with their headings and orders
kubectl get pods -n archive -o jsonpath='{..image}' > images.txt
kubectl get pods -n archive -o wide | grep worker-2 > running.txt
kubectl get persistentvolumes > volumes.txt
kubectl get pods -n archive -o custom-columns=POD:.metadata.name,TEAM:.metadata.labels.team > table.txt
echo 'kubectl get pods -n archive' > oldest-first.sh
