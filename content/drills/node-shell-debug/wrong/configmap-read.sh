# fails: region, note
# what stands in the ConfigMap, and the file of another node
kubectl get configmap sorter -n postal -o jsonpath='{.data.REGION}' > region.txt
kubectl debug node/worker-1 --image=busybox:1.36 -- cat /host/var/spool/handover/note.txt
sleep 10
kubectl logs $(kubectl get pods -o name | grep node-debugger) > note.txt
kubectl delete $(kubectl get pods -o name | grep node-debugger)
