# fails: runs, volume, keeps
# near miss: the wrong machine; there is a folder of that name on no other one
kubectl scale deployment bookkeeper -n accounts --replicas=0
kubectl get pv ledger -o yaml | sed 's/- store-2/- worker-1/; /uid:/d; /resourceVersion:/d' > pv.yaml
kubectl get pvc ledger -n accounts -o yaml | sed '/uid:/d; /resourceVersion:/d; /pv.kubernetes.io/d' > pvc.yaml
kubectl delete pvc ledger -n accounts
kubectl delete pv ledger
ssh worker-1 mkdir -p /srv/ledger
kubectl create -f pv.yaml -f pvc.yaml
kubectl scale deployment bookkeeper -n accounts --replicas=1
sleep 60
