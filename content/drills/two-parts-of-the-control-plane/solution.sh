ssh control-plane "crictl ps -a --name 'kube-(scheduler|controller-manager)'"
ssh control-plane "grep -n '^[a-z]*$' /etc/kubernetes/manifests/kube-controller-manager.yaml"
ssh control-plane "sed -i 's/^spec$/spec:/' /etc/kubernetes/manifests/kube-controller-manager.yaml"
ssh control-plane 'crictl logs $(crictl ps -a --name kube-scheduler -q | head -1) 2>&1 | tail -1'
ssh control-plane "sed -i /--log-levels/d /etc/kubernetes/manifests/kube-scheduler.yaml"
sleep 90
kubectl get deployment regatta
