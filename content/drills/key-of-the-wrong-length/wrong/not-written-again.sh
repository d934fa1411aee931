# fails: old-encrypted
# near miss: what lies in etcd is as it was until somebody writes it
ssh control-plane 'KEY=$(head -c 32 /dev/urandom | base64); sed -i "s#secret: .*#secret: $KEY#; \$a\  - identity: {}" /etc/kubernetes/enc/config.yaml'
sleep 150
