# fails: no-pressure, still-guarded
echo nodefs.available > signal.txt
kubectl taint node worker-1 node.kubernetes.io/disk-pressure:NoSchedule-
sleep 30
