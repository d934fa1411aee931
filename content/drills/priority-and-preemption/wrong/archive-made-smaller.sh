# fails: alarm-runs, alarm-first, classes, report-waits
# everything runs, because the work of somebody else was taken away
kubectl scale deployment archive -n hospital --replicas=2
sleep 20
