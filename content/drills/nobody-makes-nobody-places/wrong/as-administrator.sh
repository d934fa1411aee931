# fails: scheduler, identities
# reaches the end state, but with rights that nobody meant to give
ssh control-plane "cd /etc/kubernetes; cp admin.conf scheduler.conf; cp admin.conf controller-manager.conf; sed -i s#kubernetes/kube-controller-manager.conf#kubernetes/controller-manager.conf# manifests/kube-controller-manager.yaml"
sleep 240
