kubectl get pods -n kube-system
ssh control-plane "find /etc/kubernetes /root -name 'kube-scheduler*'; mv /etc/kubernetes/tmp/kube-scheduler.yaml /etc/kubernetes/manifests/"
sleep 45
kubectl get pods -n bakery
