# fails: ready, stays
ssh worker-1 'sed -i "s#certificate-authority-data: .*#certificate-authority-data: $(base64 -w0 /etc/kubernetes/pki/ca.crt)#" /etc/kubernetes/kubelet.conf; systemctl restart kubelet'
sleep 30
