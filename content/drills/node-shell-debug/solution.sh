kubectl debug sorter -n postal --image=busybox:1.36 --target=sorter --profile=general -c look -- sleep 3600
sleep 10
kubectl exec -n postal sorter -c look -- cat /proc/1/environ | tr '\0' '\n' | sed -n 's/^REGION=//p' > region.txt
kubectl debug node/worker-2 --image=busybox:1.36 -- cat /host/var/spool/handover/note.txt
sleep 10
kubectl logs $(kubectl get pods -o name | grep node-debugger) > note.txt
kubectl delete $(kubectl get pods -o name | grep node-debugger)
