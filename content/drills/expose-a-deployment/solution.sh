kubectl expose deployment web -n shop --port=80 --target-port=8080
