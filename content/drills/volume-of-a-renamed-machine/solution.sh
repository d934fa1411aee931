kubectl get pods -n accounts
kubectl get pv ledger -o yaml > pv.yaml
kubectl scale deployment bookkeeper -n accounts --replicas=0
kubectl get pvc ledger -n accounts -o yaml > pvc.yaml
kubectl delete pvc ledger -n accounts
kubectl delete pv ledger
sed -i 's/- store-2/- worker-2/; /uid:/d; /resourceVersion:/d' pv.yaml
sed -i '/uid:/d; /resourceVersion:/d; /pv.kubernetes.io/d' pvc.yaml
kubectl create -f pv.yaml -f pvc.yaml
kubectl scale deployment bookkeeper -n accounts --replicas=1
kubectl rollout status deployment/bookkeeper -n accounts --timeout=120s
