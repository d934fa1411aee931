# fails: runs, volume, keeps
# the Pod would run on a disk of the cluster, and the books are not there
kubectl patch deployment bookkeeper -n accounts -p '{"spec":{"template":{"spec":{"volumes":[{"name":"ledger","persistentVolumeClaim":null,"emptyDir":{}}]}}}}'
sleep 60
