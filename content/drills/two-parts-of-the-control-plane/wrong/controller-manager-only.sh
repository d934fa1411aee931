# fails: regatta, scheduler
ssh control-plane "sed -i 's/^spec$/spec:/' /etc/kubernetes/manifests/kube-controller-manager.yaml"
sleep 90
