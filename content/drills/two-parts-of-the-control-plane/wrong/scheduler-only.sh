# fails: regatta, controller-manager
ssh control-plane "sed -i /--log-levels/d /etc/kubernetes/manifests/kube-scheduler.yaml"
sleep 90
