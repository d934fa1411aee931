# fails: region
# near miss: a copy of the Pod is a new Pod, and reads the ConfigMap as it is today
kubectl debug sorter -n postal --image=busybox:1.36 --copy-to=sorter-copy --share-processes -c look -- sh -c 'sleep 5; cat /proc/*/environ; sleep 3600'
sleep 15
kubectl logs -n postal sorter-copy -c look | tr '\0' '\n' | sed -n 's/^REGION=//p' | head -1 > region.txt
kubectl delete pod sorter-copy -n postal --grace-period=1
kubectl debug node/worker-2 --image=busybox:1.36 -- cat /host/var/spool/handover/note.txt
sleep 10
kubectl logs $(kubectl get pods -o name | grep node-debugger) > note.txt
kubectl delete $(kubectl get pods -o name | grep node-debugger)
