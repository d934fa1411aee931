# fails: ready, identity, pods
# valid, but of worker-2
ssh worker-2 cat /var/lib/kubelet/pki/kubelet-client-current.pem > other.pem
cat other.pem | ssh worker-1 "cat > /var/lib/kubelet/pki/kubelet-client-current.pem; systemctl restart kubelet"
sleep 20
