# fails: regatta, controller-manager, scheduler
kubectl delete pod -n kube-system kube-scheduler-control-plane --force
ssh control-plane systemctl restart kubelet
sleep 60
